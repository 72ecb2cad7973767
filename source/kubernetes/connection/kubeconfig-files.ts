import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {ClusterError} from '../errors.ts';

/** Where the files of a kubeconfig are looked for. */
export type Place = {
	/** The file named by --kubeconfig. */
	readonly file: string | undefined;
	/** $KUBECONFIG: files separated as in $PATH. */
	readonly variable: string | undefined;
	readonly home: string | undefined;
	/** Folder of the service account of a pod. */
	readonly serviceAccount: string;
};

export type KubeconfigFile = {readonly file: string; readonly text: string};

export const serviceAccountFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

const exists = (file: string) => statSync(file, {throwIfNoEntry: false}) !== undefined;

const homeConfig = ({home}: Place) => (home === undefined ? undefined : path.join(home, '.kube', 'config'));

export const hasServiceAccount = ({serviceAccount}: Place) => exists(path.join(serviceAccount, 'token'));

/** Whether there is nothing to connect to: no file named, none at home, no service account. */
export const isWithoutCluster = (place: Place) => {
	const atHome = homeConfig(place);
	return !place.file && !place.variable && !(atHome && exists(atHome)) && !hasServiceAccount(place);
};

const read = (file: string): KubeconfigFile => {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		const why =
			code === 'ENOENT' ? 'does not exist' : code === 'EACCES' ? 'may not be read' : `cannot be read (${code})`;
		throw new ClusterError('kubeconfig', `The kubeconfig ${file} ${why}. Name another with --kubeconfig.`, {
			cause: error,
		});
	}

	if (text.trim() === '') {
		throw new ClusterError('kubeconfig', `The kubeconfig ${file} is empty. Name another with --kubeconfig.`);
	}

	return {file, text};
};

const named = (place: Place): readonly string[] => {
	if (place.file) {
		return [place.file];
	}

	if (place.variable) {
		const all = place.variable.split(path.delimiter).filter(Boolean);
		// Of several files those that are missing are passed over; a lone one was meant.
		const present = all.filter(exists);
		return present.length > 0 ? present : all.slice(0, 1);
	}

	const atHome = homeConfig(place);
	return atHome && exists(atHome) ? [atHome] : [];
};

/**
 * The files of the kubeconfig: the one named, else those of $KUBECONFIG, else the one at home; none where a pod's
 * service account is to be used. Throws a ClusterError of kind `kubeconfig` where one cannot be read, or none is there.
 */
export const readKubeconfigFiles = (place: Place): readonly KubeconfigFile[] => {
	if (isWithoutCluster(place)) {
		throw new ClusterError('kubeconfig', 'There is no kubeconfig. Name one with --kubeconfig, or try svctop --demo.');
	}

	return named(place).map(read);
};
