import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '../../api/errors';
import { keys } from '../../api/keys';
import { createAdministrator, fetchSetup } from '../../api/session';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { EntrancePage } from './EntrancePage';
import classes from './session.module.css';

const SHORTEST_PASSWORD = 10;

export function SetupPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const token = parameters.get('token');
  const setup = useQuery({ queryKey: keys.setup, queryFn: ({ signal }) => fetchSetup(signal) });
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const creation = useMutation({
    mutationFn: () => createAdministrator({ token: token ?? '', name, email, password }),
    onSuccess: async (begun) => {
      client.setQueryData(keys.session, begun);
      await navigate('/', { replace: true });
      client.setQueryData(keys.setup, { needed: false });
    },
  });
  const refusal = creation.error instanceof ApiError ? creation.error : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    creation.mutate();
  };

  if (setup.data?.needed === false && creation.isIdle) return <Navigate to="/sign-in" replace />;
  if (token === null) {
    return (
      <EntrancePage
        title="Set up Deskhand"
        lead="This page needs the one-time link that the server printed when it started. Open that link as a whole, with everything behind “token=”."
      >
        <Link to="/sign-in">I have an account: sign in</Link>
      </EntrancePage>
    );
  }
  return (
    <EntrancePage
      title="Set up Deskhand"
      lead="You are the first here. Create the administrator’s account; the link that brought you works once."
    >
      <ErrorNotice error={creation.error} />
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          label="Your name"
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          autoFocus
          data-testid="setup-name"
          error={refusal?.problemOf('name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          data-testid="setup-email"
          error={refusal?.problemOf('email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          description={`At least ${String(SHORTEST_PASSWORD)} characters. A few words are better than signs.`}
          name="password"
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={SHORTEST_PASSWORD}
          data-testid="setup-password"
          error={refusal?.problemOf('password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={creation.isPending} data-testid="setup-submit">
          Create the account
        </Button>
      </form>
    </EntrancePage>
  );
}
