import { Link } from 'react-router';
import classes from './Shell.module.css';

export function Brand() {
  return (
    <Link to="/" className={classes['brand']}>
      <svg aria-hidden="true" width="20" height="20" viewBox="5 7 22 19">
        <path d="M7 9h12a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3h-6l-4 4v-4H7z" fill="#8fd3c8" />
        <path
          d="M25 12v7a5 5 0 0 1-5 5h-4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
      </svg>
      Deskhand
    </Link>
  );
}
