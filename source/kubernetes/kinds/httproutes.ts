import {routeKind} from '../parts/route.ts';

export const httproutes = routeKind('httproutes', 'HTTPRoute');
