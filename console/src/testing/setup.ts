import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

// jsdom lays nothing out; Mantine only asks whether the system prefers dark.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as unknown as MediaQueryList;

window.ResizeObserver = class {
  observe() {
    // Nothing ever changes its size here.
  }
  unobserve() {
    // As above.
  }
  disconnect() {
    // As above.
  }
};

// jsdom scrolls nothing; an open list brings its chosen option into view.
Element.prototype.scrollIntoView = () => undefined;

// jsdom reads files by FileReader only.
Blob.prototype.text = function () {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(this);
  });
};
