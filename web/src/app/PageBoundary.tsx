import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button';

/** Keeps a page that failed from taking the shell, and with it HALT, along. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (this.state.error === null) {
      return this.props.children;
    }
    return (
      <div role="alert" className="flex flex-col items-center gap-3 px-4 py-16 text-center">
        <p className="text-base font-medium">This page failed</p>
        <p className="max-w-lg text-xs text-soft">{this.state.error.message}</p>
        <Button onClick={() => location.reload()}>Load it again</Button>
      </div>
    );
  }
}
