import { Page } from '../../ui/Page';
import { useBusiness, useBusinessId } from '../businesses/useBusiness';
import { HandOverCounts } from './HandOverCounts';
import { LeftMessages } from './LeftMessages';

/** What became of visitors who wanted a person. */
export function HandOversPage() {
  const businessId = useBusinessId();
  const name = useBusiness().data?.name ?? 'Business';
  return (
    <Page
      title="Hand-overs"
      tab={['Hand-overs', name]}
      crumbs={[
        { label: 'Businesses', to: '/' },
        { label: name, to: '..' },
      ]}
      lead="What visitors have left for your team when nobody came, and how hand-overs to people end."
    >
      <LeftMessages businessId={businessId} />
      <HandOverCounts businessId={businessId} />
    </Page>
  );
}
