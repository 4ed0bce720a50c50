import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import {
  createApiToken,
  fetchApiTokens,
  revokeApiToken,
  type ApiToken,
  type NewApiToken,
} from '../../api/tokens';
import { CopyField } from '../../ui/Copy';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { focusPage } from '../../ui/focus';
import { Page, Section } from '../../ui/Page';
import { QueryView } from '../../ui/QueryView';
import { Time } from '../../ui/Time';
import unseen from '../../ui/unseen.module.css';
import classes from './tokens.module.css';

function CreateToken({ onCreated }: { readonly onCreated: (token: NewApiToken) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const creation = useMutation({
    mutationFn: () => createApiToken(name.trim()),
    onSuccess: (token) => {
      setName('');
      onCreated(token);
      void client.invalidateQueries({ queryKey: keys.apiTokens });
    },
  });
  const refusal = creation.error instanceof ApiError ? creation.error.problemOf('name') : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    creation.mutate();
  };
  return (
    <Section title="New token">
      <ErrorNotice error={creation.error} />
      <form className={classes['create']} onSubmit={submit}>
        <TextInput
          label="What is it for?"
          placeholder="Nightly report"
          required
          withAsterisk={false}
          maxLength={100}
          data-testid="token-name"
          error={refusal}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={creation.isPending} data-testid="create-token">
          Create token
        </Button>
      </form>
    </Section>
  );
}

function ShownOnce({ token, onDone }: { token: NewApiToken; onDone: () => void }) {
  return (
    <div className={classes['once']} role="status">
      <p>
        <strong>Copy the token “{token.name}” now.</strong> It is shown this once; the server keeps
        only a fingerprint of it.
      </p>
      <CopyField value={token.token} what="token" testId="new-token" />
      <Button variant="default" size="compact-xs" onClick={onDone}>
        I have it
      </Button>
    </div>
  );
}

function RevokeDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const client = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeApiToken(token.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.apiTokens });
      onClose();
      // The button that opened this went away with the token.
      focusPage();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Revoke “${token.name}”?`}>
      <ErrorNotice error={revocation.error} />
      <p>Scripts that use it are refused from then on. This cannot be undone.</p>
      <div className={classes['dialogActions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Keep it
        </Button>
        <Button
          color="red"
          loading={revocation.isPending}
          data-testid="revoke-confirm"
          onClick={() => revocation.mutate()}
        >
          Revoke
        </Button>
      </div>
    </Modal>
  );
}

function TokenTable({ tokens, revoke }: { tokens: ApiToken[]; revoke: (token: ApiToken) => void }) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Created</th>
          <th scope="col">Last used</th>
          <th scope="col">
            <span className={unseen['unseen']}>Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id} data-testid="token-row">
            <th scope="row">{token.name}</th>
            <td>
              <Time at={token.created_at} />
            </td>
            <td>{token.last_used_at === null ? 'Never' : <Time at={token.last_used_at} />}</td>
            <td>
              <Button variant="default" size="compact-xs" onClick={() => revoke(token)}>
                Revoke
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ApiTokensPage() {
  const [created, setCreated] = useState<NewApiToken | null>(null);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  const tokens = useQuery({
    queryKey: keys.apiTokens,
    queryFn: ({ signal }) => fetchApiTokens(signal),
  });
  return (
    <Page
      title="API tokens"
      lead={
        <>
          For scripts that call <code>/api/v1</code> with <code>Authorization: Bearer</code>. A
          token may do whatever you may; the <a href="/api/openapi.json">OpenAPI document</a> lists
          it.
        </>
      }
    >
      {created !== null && (
        <ShownOnce
          token={created}
          onDone={() => {
            setCreated(null);
            focusPage();
          }}
        />
      )}
      <CreateToken onCreated={setCreated} />
      <Section title="Tokens">
        <QueryView query={tokens} what="the tokens">
          {(list) =>
            list.length === 0 ? (
              <EmptyState title="No token yet">
                Give the first one a name above. The console itself needs none.
              </EmptyState>
            ) : (
              <TokenTable tokens={list} revoke={setRevoking} />
            )
          }
        </QueryView>
      </Section>
      {revoking !== null && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
