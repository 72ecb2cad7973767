import {homedir} from 'node:os';
import {type Place, serviceAccountFolder} from './kubeconfig-files.ts';

/** Where this process looks for a kubeconfig. */
export const placeOf = ({kubeconfig}: {readonly kubeconfig: string | undefined}): Place => ({
	file: kubeconfig,
	variable: process.env.KUBECONFIG,
	home: process.env.HOME ?? homedir(),
	serviceAccount: serviceAccountFolder,
});
