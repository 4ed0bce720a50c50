import { businessAddress } from './addresses';
import { nothing } from './decode';
import { change } from './http';

function visitorAddress(businessId: string, visitorId: string): string {
  return `${businessAddress(businessId)}/visitors/${encodeURIComponent(visitorId)}`;
}

/** Where a browser finds all that is stored of a visitor, as JSON. */
export function exportAddress(businessId: string, visitorId: string): string {
  return `${visitorAddress(businessId, visitorId)}/export`;
}

/** Deletes all that is stored of a visitor. */
export function deleteVisitor(businessId: string, visitorId: string): Promise<null> {
  return change('DELETE', visitorAddress(businessId, visitorId), nothing);
}
