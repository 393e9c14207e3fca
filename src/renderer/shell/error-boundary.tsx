import { Component, type ReactNode } from "react";

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  readonly fallback: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/** A screen that throws costs one screen, never the kiosk; header, footer and the way out stay. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override state: ErrorBoundaryState = { broken: false };

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
