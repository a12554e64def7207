/** Where one may be sent after signing in: a path of this page and nothing else. */
export function safeTarget(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
