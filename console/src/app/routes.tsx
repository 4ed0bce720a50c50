import type { RouteObject } from 'react-router';
import { BotPage } from '../features/bot/BotPage';
import { BusinessLayout } from '../features/businesses/BusinessLayout';
import { BusinessesPage } from '../features/businesses/BusinessesPage';
import { OverviewPage } from '../features/businesses/OverviewPage';
import { ChannelsPage } from '../features/channels/ChannelsPage';
import { LiveChatPage } from '../features/channels/LiveChatPage';
import { ConversationsPage } from '../features/conversations/ConversationsPage';
import { HandOversPage } from '../features/handOvers/HandOversPage';
import { RequireSession } from '../features/session/RequireSession';
import { SetupPage } from '../features/session/SetupPage';
import { SignInPage } from '../features/session/SignInPage';
import { ApiTokensPage } from '../features/tokens/ApiTokensPage';
import { CrashPage, NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

export const routes: RouteObject[] = [
  {
    errorElement: <CrashPage />,
    children: [
      { path: '/setup', element: <SetupPage /> },
      { path: '/sign-in', element: <SignInPage /> },
      {
        element: (
          <RequireSession>
            <Shell />
          </RequireSession>
        ),
        children: [
          { path: '/', element: <BusinessesPage /> },
          { path: '/settings/api-tokens', element: <ApiTokensPage /> },
          {
            path: '/businesses/:businessId',
            element: <BusinessLayout />,
            children: [
              { index: true, element: <OverviewPage /> },
              { path: 'channels', element: <ChannelsPage /> },
              { path: 'channels/zendesk-live-chat', element: <LiveChatPage /> },
              { path: 'conversations', element: <ConversationsPage /> },
              { path: 'conversations/:conversationId', element: <ConversationsPage /> },
              { path: 'hand-overs', element: <HandOversPage /> },
              { path: 'bot', element: <BotPage /> },
            ],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
