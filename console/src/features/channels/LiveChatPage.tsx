import { useQuery } from '@tanstack/react-query';
import { fetchDeployment } from '../../api/deployments';
import { keys } from '../../api/keys';
import { Page } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { useBusiness, useBusinessId } from '../businesses/useBusiness';
import { ConnectionPanel } from '../connection/ConnectionPanel';
import { AuthorizationSection } from './AuthorizationSection';
import { KeysSection } from './KeysSection';

/** Business Manager > Channels > Platform Deployment > Zendesk Live Chat. */
export function LiveChatPage() {
  const businessId = useBusinessId();
  const name = useBusiness().data?.name ?? 'Business';
  const deployment = useQuery({
    queryKey: keys.deployment(businessId),
    queryFn: ({ signal }) => fetchDeployment(businessId, signal),
  });
  return (
    <Page
      title="Zendesk Live Chat"
      tab={['Zendesk Live Chat', name]}
      crumbs={[
        { label: name, to: `/businesses/${businessId}` },
        { label: 'Channels', to: `/businesses/${businessId}/channels` },
        { label: 'Platform Deployment' },
      ]}
    >
      <QueryView query={deployment} what="the deployment">
        {(data) => (
          <>
            <ConnectionPanel businessId={businessId} connection={data.connection} />
            <KeysSection deployment={data} />
            <AuthorizationSection deployment={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
