/** Where the API keeps a business; what belongs to it is below. */
export function businessAddress(businessId: string): string {
  return `/api/v1/businesses/${encodeURIComponent(businessId)}`;
}

/** Where the API keeps the Zendesk Live Chat channel of a business. */
export function deploymentAddress(businessId: string): string {
  return `${businessAddress(businessId)}/deployments/zendesk_live_chat`;
}

/** Where the API keeps a bot; its file, versions and trials are below. */
export function botAddress(botId: string): string {
  return `/api/v1/bots/${encodeURIComponent(botId)}`;
}
