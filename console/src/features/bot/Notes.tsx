import type { Note } from '../../api/bots';
import classes from './bot.module.css';

interface NotesProps {
  readonly notes: readonly Note[];
  readonly onJump: (line: number) => void;
}

/** What Zendesk Chat shows in another way than the file has it. The file is fine. */
export function Notes({ notes, onJump }: NotesProps) {
  if (notes.length === 0) return null;
  return (
    <details className={classes['notes']} data-testid="bot-notes" open>
      <summary>
        Zendesk Chat shows {notes.length === 1 ? 'one thing' : `${String(notes.length)} things`} in
        another way
      </summary>
      <ul className={classes['problems']} aria-label="Notes on the file" data-tone="note">
        {notes.map((note, index) => (
          <li key={index} data-testid="bot-note">
            <button type="button" className={classes['place']} onClick={() => onJump(note.line)}>
              Line {note.line}:{note.column}
            </button>
            <div>
              {note.message}
              <div className={classes['fix']}>
                <code>{note.path}</code>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
