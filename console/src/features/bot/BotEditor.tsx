import { useState } from 'react';
import type { Bot } from '../../api/bots';
import { FileSection } from './FileSection';
import { LeaveGuard } from './LeaveGuard';
import { Publication } from './Publication';
import { TryIt } from './TryIt';
import { useDraft } from './useDraft';
import { Versions } from './Versions';
import type { Jump } from './YamlArea';
import classes from './bot.module.css';

export function BotEditor({ bot }: { readonly bot: Bot }) {
  const draft = useDraft(bot);
  const [jump, setJump] = useState<Jump | null>(null);
  const onJump = (line: number) => setJump({ line });
  return (
    <>
      <LeaveGuard unsaved={draft.unsaved} />
      <Publication bot={bot} draft={draft} onJump={onJump} />
      <div className={classes['columns']}>
        <FileSection bot={bot} draft={draft} jump={jump} onJump={onJump} />
        <TryIt botId={bot.id} revision={bot.revision} unsaved={draft.unsaved} />
      </div>
      <Versions bot={bot} draft={draft} />
    </>
  );
}
