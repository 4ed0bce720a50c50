export function signInAddress(from: string): string {
  return from === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`;
}

/** Where to go after signing in: a path of this site, whatever a crafted link may ask for. */
export function returnTo(next: string | null): string {
  // "//host" and "/\host" are other sites to a browser.
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
