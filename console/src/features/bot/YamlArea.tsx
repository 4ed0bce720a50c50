import { useEffect, useRef, type KeyboardEvent } from 'react';
import { indented, lineRange, outdented } from './yamlText';
import classes from './bot.module.css';

/** A request to show a line; a new object each time, so that the same line can be asked for twice. */
export interface Jump {
  readonly line: number;
}

interface YamlAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly problemLines: ReadonlySet<number>;
  readonly jump: Jump | null;
}

const LINE_HEIGHT = 20;

/** A plain text area with line numbers. Tab indents; Escape and then Tab leaves it. */
export function YamlArea({ value, onChange, problemLines, jump }: YamlAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const lines = value.split('\n').length;

  useEffect(() => {
    if (jump === null || area.current === null) return;
    const { start, end } = lineRange(area.current.value, jump.line);
    area.current.focus();
    area.current.setSelectionRange(start, end);
    area.current.scrollTop = Math.max(0, (jump.line - 5) * LINE_HEIGHT);
  }, [jump]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      leaving.current = true;
      return;
    }
    if (event.key !== 'Tab' || leaving.current || event.ctrlKey || event.altKey) {
      if (event.key !== 'Shift') leaving.current = false;
      return;
    }
    event.preventDefault();
    const element = event.currentTarget;
    const before = { text: value, start: element.selectionStart, end: element.selectionEnd };
    const after = event.shiftKey ? outdented(before) : indented(before);
    // Set at once, so that the selection below is of the new text; React then finds it unchanged.
    element.value = after.text;
    element.setSelectionRange(after.start, after.end);
    onChange(after.text);
  };

  return (
    <div className={classes['editor']}>
      <div ref={gutter} className={classes['gutter']} aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <div key={index} data-problem={problemLines.has(index + 1)}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        ref={area}
        className={classes['area']}
        aria-label="The bot’s file"
        aria-describedby="bot-file-keys"
        data-testid="bot-file"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
