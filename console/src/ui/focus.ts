/** Whether what had the focus is gone from the page; browsers give it to the body then. */
export function focusIsLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Puts the focus where the page itself begins, so that Tab goes on there and not at the navigation. */
export function focusPage(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}
