import {homedir} from 'node:os';
import {type Place, serviceAccountFolder} from '../kubernetes/connection/kubeconfig-files.ts';
import type {ClusterArguments} from './arguments.ts';

/** Where this process looks for a kubeconfig. */
export const placeOf = ({kubeconfig}: Pick<ClusterArguments, 'kubeconfig'>): Place => ({
	file: kubeconfig,
	variable: process.env.KUBECONFIG,
	home: process.env.HOME ?? homedir(),
	serviceAccount: serviceAccountFolder,
});
