import { useQuery } from '@tanstack/react-query';
import { fetchAbout } from '../../api/about';
import { keys } from '../../api/keys';
import { Icon } from '../../ui/Icon';
import classes from './businesses.module.css';

function Place({ href, label, children }: { href: string; label: string; children: string }) {
  return (
    <li>
      <a href={href} target="_blank" rel="noreferrer">
        {label} <Icon name="open" size={12} />
      </a>
      <span>{children}</span>
    </li>
  );
}

/** Where to go in the demo; nothing elsewhere. */
export function DemoPanel() {
  const about = useQuery({
    queryKey: keys.about,
    queryFn: ({ signal }) => fetchAbout(signal),
    staleTime: Infinity,
  });
  const demo = about.data?.demo;
  if (!demo) return null;
  return (
    <aside className={classes['demo']} aria-label="The demo" data-testid="demo-panel">
      <h2>This is the demo</h2>
      <p>A local emulator stands in Zendesk’s place. Try it from both ends:</p>
      <ol>
        <Place href={demo.visitor} label="Visitor page">
          Ask about delivery times, ask where order LK-204817 is, then write “I want a human”.
        </Place>
        <Place href={demo.desk} label="Agent desk">
          Serve the chat that was handed over, and see that the bot is silent from then on.
        </Place>
        <Place href={demo.dashboard} label="Zendesk dashboard">
          Users, departments and API clients, where a real account has them.
        </Place>
      </ol>
    </aside>
  );
}
