import {homedir} from 'node:os';
import type {ClusterArguments} from '../../cli/arguments/arguments.ts';
import {type Place, serviceAccountFolder} from './kubeconfig-files.ts';

/** Where this process looks for a kubeconfig. */
export const placeOf = ({kubeconfig}: Pick<ClusterArguments, 'kubeconfig'>): Place => ({
	file: kubeconfig,
	variable: process.env.KUBECONFIG,
	home: process.env.HOME ?? homedir(),
	serviceAccount: serviceAccountFolder,
});
