import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { saveDeployment, type Deployment, type DeploymentKeys } from '../../api/deployments';
import { ApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import { CopyField } from '../../ui/Copy';
import { ActionButton } from '../../ui/ActionButton';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Section } from '../../ui/Page';
import { StatusMark } from '../../ui/StatusMark';
import classes from './channels.module.css';

function StoredSecret({ onReplace }: { readonly onReplace: () => void }) {
  return (
    <div className={classes['stored']}>
      <div className={classes['label']}>Client Secret</div>
      <div className={classes['storedRow']}>
        <StatusMark tone="ok" plain>
          A secret is stored
        </StatusMark>
        <Button
          variant="default"
          size="compact-xs"
          data-testid="replace-secret"
          onClick={onReplace}
        >
          Replace
        </Button>
      </div>
      <div className={classes['hint']}>It is encrypted and never shown again.</div>
    </div>
  );
}

function RedirectUrl({ url }: { readonly url: string }) {
  return (
    <div className={classes['redirect']}>
      <p>
        In the Zendesk Chat dashboard, open{' '}
        <em>Settings › Account › API &amp; SDKs › Add API client</em> and give it this as its
        redirect URL. Zendesk then shows the client id and the secret once; put them in below.
      </p>
      <div className={classes['label']}>Redirect URL</div>
      <CopyField value={url} what="redirect URL" testId="redirect-url" />
    </div>
  );
}

export function KeysSection({ deployment }: { readonly deployment: Deployment }) {
  const client = useQueryClient();
  const [clientId, setClientId] = useState(deployment.client_id);
  const [clientName, setClientName] = useState(deployment.client_name);
  const [subdomain, setSubdomain] = useState(deployment.subdomain);
  const [secret, setSecret] = useState('');
  const [replacing, setReplacing] = useState(!deployment.client_secret_set);

  const save = useMutation({
    mutationFn: (body: DeploymentKeys) => saveDeployment(deployment.business_id, body),
    onSuccess: (saved) => {
      client.setQueryData(keys.deployment(saved.business_id), saved);
      void client.invalidateQueries({ queryKey: keys.business(saved.business_id) });
      setClientId(saved.client_id);
      setClientName(saved.client_name);
      setSubdomain(saved.subdomain);
      setSecret('');
      setReplacing(!saved.client_secret_set);
    },
  });
  const refusal = save.error instanceof ApiError ? save.error : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { client_id: clientId, client_name: clientName, subdomain };
    save.mutate(replacing && secret !== '' ? { ...body, client_secret: secret } : body);
  };
  const changed =
    clientId !== deployment.client_id ||
    clientName !== deployment.client_name ||
    subdomain !== deployment.subdomain ||
    (replacing && secret !== '');

  return (
    <Section title="Keys" note="From the API client in Zendesk">
      <RedirectUrl url={deployment.redirect_url} />
      <ErrorNotice error={save.error} />
      <form className={classes['keys']} onSubmit={submit} autoComplete="off">
        <TextInput
          label="ZD Client ID"
          required
          withAsterisk={false}
          spellCheck={false}
          data-testid="field-client-id"
          error={refusal?.problemOf('client_id')}
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        <TextInput
          label="Client Name"
          required
          withAsterisk={false}
          data-testid="field-client-name"
          error={refusal?.problemOf('client_name')}
          value={clientName}
          onChange={(event) => setClientName(event.currentTarget.value)}
        />
        <TextInput
          label="Subdomain"
          description={`https://${subdomain === '' || /[/:.]/.test(subdomain) ? '<subdomain>' : subdomain}.zendesk.com/`}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          withAsterisk={false}
          spellCheck={false}
          data-testid="field-subdomain"
          error={refusal?.problemOf('subdomain')}
          value={subdomain}
          onChange={(event) => setSubdomain(event.currentTarget.value)}
        />
        {replacing ? (
          <PasswordInput
            label="Client Secret"
            description={
              deployment.client_secret_set
                ? 'Replaces the stored secret when you save.'
                : 'Stored encrypted and never shown again.'
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={!deployment.client_secret_set}
            withAsterisk={false}
            autoComplete="new-password"
            data-testid="field-client-secret"
            error={refusal?.problemOf('client_secret')}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        ) : (
          <StoredSecret onReplace={() => setReplacing(true)} />
        )}
        <div className={classes['saveRow']}>
          <ActionButton
            type="submit"
            loading={save.isPending}
            disabled={!changed}
            data-testid="save-deployment"
          >
            Save keys
          </ActionButton>
          <span role="status" className={classes['hint']}>
            {changed ? 'Not saved yet' : save.isSuccess ? 'Saved' : ''}
          </span>
        </div>
      </form>
    </Section>
  );
}
