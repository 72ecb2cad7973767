import {routeKind} from '../parts/route.ts';

export const tlsroutes = routeKind('tlsroutes', 'TLSRoute');
