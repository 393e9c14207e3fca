import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import "./layout.css";

export interface StackProps {
  readonly children: ReactNode;
  readonly gap?: "small" | "normal" | "large";
  /** Side by side where there is room, below each other where there is not. */
  readonly row?: boolean;
}

export function Stack({ children, gap = "normal", row }: StackProps) {
  return <div className={classNames("stack", `stack-${gap}`, row && "stack-row")}>{children}</div>;
}

export interface CardProps {
  readonly children: ReactNode;
  readonly tone?: "surface" | "leaf" | "lotus" | "warn";
  readonly title?: string;
  readonly icon?: ReactNode;
}

export function Card({ children, tone = "surface", title, icon }: CardProps) {
  return (
    <section className={classNames("card", `card-${tone}`)}>
      {title === undefined ? null : (
        <h2 className="card-title">
          {icon === undefined ? null : (
            <span className="card-icon" aria-hidden="true">
              {icon}
            </span>
          )}
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}

export interface ScreenFrameProps {
  /** The one question of the screen. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** The one primary action; stays visible while the rest is paged downwards. */
  readonly action?: ReactNode;
  /** Other ways on, beside the primary action. */
  readonly others?: ReactNode;
  /** More of it is about to come, below. */
  readonly growing?: boolean;
}

/** Frame of a screen: the heading takes the focus at each step, so that it is read out and the keyboard starts here. */
export function ScreenFrame({ title, lead, children, action, others, growing }: ScreenFrameProps) {
  return (
    <div className="screen" aria-busy={growing}>
      <div className="screen-head">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {title}
        </h1>
        {lead === undefined ? null : <p className="screen-lead">{lead}</p>}
      </div>
      {children === undefined ? null : <div className="screen-body">{children}</div>}
      {action === undefined && others === undefined ? null : (
        <div className="screen-actions">
          {others === undefined ? null : <div className="screen-others">{others}</div>}
          {action === undefined ? null : <div className="screen-action">{action}</div>}
        </div>
      )}
    </div>
  );
}

export interface FactListProps {
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** Names and what is somebody's own in two columns; below each other where the words need the width. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div className="fact" key={name}>
          <dt>{name}</dt>
          <dd data-private>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
