import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signOut } from '../../api/session';
import { keys } from '../../api/keys';
import shell from '../../app/Shell.module.css';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Icon } from '../../ui/Icon';
import { useSession } from './RequireSession';

const SCHEMES: readonly (readonly [MantineColorScheme, string])[] = [
  ['auto', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

export function AccountMenu() {
  const client = useQueryClient();
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      client.setQueryData(keys.session, null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
    },
  });
  const user = session.data?.user;
  return (
    <>
      <ErrorNotice error={leave.error} />
      <Menu position="top-start" width={190} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={shell['account']} data-testid="account-menu">
            <Icon name="person" />
            <span className={shell['accountName']}>{user?.name ?? 'Account'}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {user !== undefined && <Menu.Label>{user.email}</Menu.Label>}
          <Menu.Label>Appearance</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
          >
            {SCHEMES.map(([scheme, label]) => (
              <Menu.RadioItem key={scheme} value={scheme} data-testid={`appearance-${scheme}`}>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item data-testid="sign-out" onClick={() => leave.mutate()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
