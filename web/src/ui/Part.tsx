/** A part of the page that may stop, or be missing, without taking the rest with it. */

import { Component, type LazyExoticComponent, type ComponentType, type ReactElement, lazy } from "react";
import { ReloadButton } from "./ReloadButton";

interface PartProps {
  children: ReactElement;
  /** All of the page: where it stops, there is nothing else. */
  whole?: boolean;
  /** Called before the part is shown again. */
  onAgain?(): void;
}

/** What a part throws whose code cannot be had: after a new version of the site, or without a connection. */
class Missing extends Error {}

export class Part extends Component<PartProps, { failed: unknown }> {
  state = { failed: null };
  static getDerivedStateFromError = (failed: unknown) => ({ failed: failed ?? new Error() });

  render() {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    const again = () => {
      this.props.onAgain?.();
      this.setState({ failed: null });
    };
    const told = (
      <div className="card stopped" role="alert" data-part="stopped">
        <p>
          {isMissing(failed)
            ? "This part of the page could not be fetched: there is no connection, or the site has changed since you opened it. What you made stays when you load the page anew."
            : this.props.whole
              ? "This page stopped."
              : "This part of the page stopped. What you made is still there."}
        </p>
        {!isMissing(failed) && (
          <p className="small soft" translate="no">
            {String(failed)}
          </p>
        )}
        <div className="row">
          {!isMissing(failed) && (
            <button type="button" className="button primary" data-part="restart" onClick={again}>
              Show it again
            </button>
          )}
          <ReloadButton primary={isMissing(failed)} />
        </div>
      </div>
    );
    return this.props.whole ? (
      <main data-state="error" id="main">
        {told}
      </main>
    ) : (
      told
    );
  }
}

const isMissing = (failed: unknown) => failed instanceof Missing;

/** A component whose code is fetched when it is first shown, inside of a `Part`. */
export function lazyPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().catch((error: unknown) => Promise.reject(new Missing(String(error)))));
}

/** A component that may stop without taking the rest of the page with it. */
export function asPart<Props extends object>(Inner: ComponentType<Props>): ComponentType<Props> {
  return function Guarded(props: Props) {
    return (
      <Part>
        <Inner {...props} />
      </Part>
    );
  };
}
