import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { fetchBusiness } from '../../api/businesses';
import { keys } from '../../api/keys';

/** The id in the address of all pages of a business. */
export function useBusinessId(): string {
  const { businessId } = useParams();
  if (businessId === undefined) throw new Error('This page has no business in its address.');
  return businessId;
}

export function useBusiness() {
  const businessId = useBusinessId();
  return useQuery({
    queryKey: keys.business(businessId),
    queryFn: ({ signal }) => fetchBusiness(businessId, signal),
  });
}
