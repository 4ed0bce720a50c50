import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { createQueryClient } from '../app/queryClient';
import { theme } from '../theme/theme';

/** Renders routes as the application does, at an address. */
export function renderRoutes(routes: RouteObject[], at: string) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { retry: false } });
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  const view = render(
    <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, client, router };
}

/** Puts a text into a field at once; typing key by key takes long and shows nothing more. */
export async function fillIn(testId: string, text: string): Promise<void> {
  fireEvent.change(await screen.findByTestId(testId), { target: { value: text } });
}

export function renderPage(page: ReactElement) {
  return renderRoutes([{ path: '*', element: page }], '/');
}

/** Accessibility faults that can be told without a layout, as "rule: element". */
export async function faultsOf(container: Element): Promise<string[]> {
  const result = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${node.html}`),
  );
}
