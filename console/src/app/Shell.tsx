import { useEffect, useRef, useState } from 'react';
import {
  Outlet,
  ScrollRestoration,
  useLocation,
  NavigationType,
  useNavigationType,
} from 'react-router';
import { focusIsLost, focusPage } from '../ui/focus';
import { Icon } from '../ui/Icon';
import { Brand } from './Brand';
import { Navigation } from './Navigation';
import classes from './Shell.module.css';

/** The frame of all pages behind the sign-in: navigation at the side, folded on narrow screens. */
export function Shell() {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const loaded = useRef(useNavigationType() === NavigationType.Pop);
  const [openedAt, setOpenedAt] = useState(pathname);
  const menuButton = useRef<HTMLButtonElement>(null);
  if (openedAt !== pathname) {
    setOpenedAt(pathname);
    setOpen(false);
  }

  // Most links and dialogs that lead to another page are not on it. A page that the browser has just
  // loaded is left alone: there, Tab shall begin with the way past the navigation.
  useEffect(() => {
    if (!loaded.current && focusIsLost()) focusPage();
    loaded.current = false;
  }, [pathname]);

  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      menuButton.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  return (
    <div className={classes['shell']}>
      <ScrollRestoration />
      <a className={classes['skip']} href="#main">
        Skip to the page
      </a>
      <header className={classes['topBar']}>
        <Brand />
        <button
          ref={menuButton}
          type="button"
          className={classes['menuButton']}
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'cross' : 'menu'} /> Menu
        </button>
      </header>
      <div id="navigation" className={classes['side']} data-open={open}>
        <Navigation />
      </div>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <Outlet />
      </main>
    </div>
  );
}
