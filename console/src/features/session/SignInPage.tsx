import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { fetchAbout, type Demo } from '../../api/about';
import { keys } from '../../api/keys';
import { fetchSetup, signIn } from '../../api/session';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { EntrancePage } from './EntrancePage';
import { useSession } from './RequireSession';
import { returnTo } from './returnTo';
import classes from './session.module.css';

interface DemoHintProps {
  readonly demo: Demo;
  readonly fillIn: (email: string, password: string) => void;
}

function DemoHint({ demo, fillIn }: DemoHintProps) {
  const { email, password } = demo;
  if (email === null || password === null) return null;
  return (
    <div className={classes['hint']}>
      <p>
        This is the demo. Its administrator is <code>{email}</code> with the password{' '}
        <code>{password}</code>.
      </p>
      <Button variant="default" size="compact-xs" onClick={() => fillIn(email, password)}>
        Fill in
      </Button>
    </div>
  );
}

export function SignInPage() {
  const client = useQueryClient();
  const session = useSession();
  const [parameters] = useSearchParams();
  const setup = useQuery({ queryKey: keys.setup, queryFn: ({ signal }) => fetchSetup(signal) });
  const about = useQuery({ queryKey: keys.about, queryFn: ({ signal }) => fetchAbout(signal) });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (begun) => client.setQueryData(keys.session, begun),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    attempt.mutate();
  };

  if (session.data) return <Navigate to={returnTo(parameters.get('next'))} replace />;
  return (
    <EntrancePage title="Sign in" lead="To look after your bots and their conversations.">
      <ErrorNotice error={attempt.error ?? session.error} />
      {setup.data?.needed === true && (
        <ErrorNotice
          error={
            new Error(
              'There is no administrator yet. Open the link that the server printed when it started; ' +
                'it begins with this address and contains /setup?token=.',
            )
          }
        />
      )}
      <form className={classes['form']} onSubmit={submit}>
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          data-testid="sign-in-email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-testid="sign-in-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={attempt.isPending} data-testid="sign-in-submit">
          Sign in
        </Button>
      </form>
      {about.data?.demo && (
        <DemoHint
          demo={about.data.demo}
          fillIn={(demoEmail, demoPassword) => {
            setEmail(demoEmail);
            setPassword(demoPassword);
          }}
        />
      )}
    </EntrancePage>
  );
}
