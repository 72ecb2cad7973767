import type {Service} from '../objects.ts';

/** Whether its endpoints are made from a selector: that of an ExternalName is ignored. */
export const isSelecting = ({type, selector}: Service) => type !== 'ExternalName' && Object.keys(selector).length > 0;
