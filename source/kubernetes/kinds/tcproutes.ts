import {routeKind} from '../parts/route.ts';

export const tcproutes = routeKind('tcproutes', 'TCPRoute');
