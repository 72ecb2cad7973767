import {routeKind} from '../parts/route.ts';

export const grpcroutes = routeKind('grpcroutes', 'GRPCRoute');
