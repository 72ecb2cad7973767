import {routeKind} from '../parts/route.ts';

export const udproutes = routeKind('udproutes', 'UDPRoute');
