import { useQuery } from '@tanstack/react-query';
import { fetchBot } from '../../api/bots';
import { keys } from '../../api/keys';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Loading, QueryView } from '../../ui/QueryView';
import { useBusiness } from '../businesses/useBusiness';
import { BotEditor } from './BotEditor';

function BotOf({ botId }: { readonly botId: string }) {
  const bot = useQuery({
    queryKey: keys.bot(botId),
    queryFn: ({ signal }) => fetchBot(botId, signal),
    // The editor compares against what it loaded; others' changes are told when saving.
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <QueryView query={bot} what="the bot">
      {(data) => <BotEditor bot={data} />}
    </QueryView>
  );
}

export function BotPage() {
  const business = useBusiness();
  const name = business.data?.name ?? 'Business';
  return (
    <Page
      wide
      title={business.data?.bot.name ?? 'Bot'}
      tab={['Bot', name]}
      crumbs={[{ label: name, to: '..' }, { label: 'Bot' }]}
      lead="What the bot knows is one file: what visitors say, what it answers, and when it hands over."
    >
      {business.data !== undefined && <BotOf botId={business.data.bot.id} />}
      {business.isPending && <Loading what="the bot" />}
      <ErrorNotice error={business.error} retry={() => void business.refetch()} />
    </Page>
  );
}
