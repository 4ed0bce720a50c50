import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys } from '../../api/keys';
import { fetchVersionFile } from '../../api/versions';
import { QueryView } from '../../ui/QueryView';
import { ScrollBox } from './ScrollBox';
import classes from './versions.module.css';

interface VersionFileProps {
  readonly botId: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** The file of a version, to be read: it never changes. */
export function VersionFile({ botId, version, onClose }: VersionFileProps) {
  const box = useRef<HTMLDivElement>(null);
  // It opens above the row whose button was pressed, perhaps out of sight.
  useEffect(() => box.current?.focus(), [version]);
  const file = useQuery({
    queryKey: keys.versionFile(botId, version),
    queryFn: ({ signal }) => fetchVersionFile(botId, version, signal),
    staleTime: Infinity,
  });
  const name = `File of version ${String(version)}`;
  return (
    <div ref={box} tabIndex={-1} className={classes['compare']} data-testid="version-file">
      <div className={classes['sides']}>
        <strong>{name}</strong>
        <Button variant="default" size="compact-xs" onClick={onClose}>
          Close
        </Button>
      </div>
      <QueryView query={file} what="the file">
        {(text) => (
          <ScrollBox name={name}>
            <pre className={classes['file']}>{text}</pre>
          </ScrollBox>
        )}
      </QueryView>
    </div>
  );
}
