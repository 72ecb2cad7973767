import path from 'node:path';
import {ClusterError} from '../../errors.ts';
import {object} from '../../wire/json.ts';
import type {Identity, ImpersonatingUser} from './impersonation.ts';
import type {FileToken} from './token-files.ts';

/** A user as the client has it, and the file whose token could not be read. */
export type User = ImpersonatingUser & {
	readonly unreadToken?: Extract<FileToken, {readonly file: string}> | undefined;
};

/** A user with the token of a file, which wins over one that is written out unless it cannot be read: as with kubectl. */
export const withFileToken = (user: User, read: FileToken | undefined): User => {
	if (read === undefined || ('code' in read && user.token)) {
		return user;
	}

	const {token: _token, ...others} = user;
	return 'token' in read ? {...others, token: read.token} : {...others, unreadToken: read};
};

/** A user, and whom it impersonates: the client would leave out all but the name. */
export const withIdentity = ({impersonateUser: _name, ...user}: User, identity: Identity | undefined): User => ({
	...user,
	...(identity !== undefined && {identity}),
});

/** A command with a path is looked for from the kubeconfig's folder on, as kubectl does; one without it in $PATH. */
export const withPluginPath = (user: User, folder: string): User => {
	const {command} = object(user.exec);
	return typeof command === 'string' && command.includes('/')
		? {...user, exec: {...user.exec, command: path.resolve(folder, command)}}
		: user;
};

/** What came in the place of providers that kubectl had until 1.25 (k8s.io/client-go/plugin/pkg/client/auth). */
const instead: Readonly<Record<string, string>> = {
	gcp: 'Use the plugin gke-gcloud-auth-plugin: gcloud container clusters get-credentials writes it into the kubeconfig.',
	azure: 'Use the plugin kubelogin: kubelogin convert-kubeconfig writes it into the kubeconfig.',
};

/** Throws a ClusterError of kind `kubeconfig` where a user has no credentials that can be used. */
export const checkUser = (user: User | null): void => {
	const provider = user?.authProvider?.name;
	if (provider !== undefined && provider !== 'oidc') {
		throw new ClusterError(
			'kubeconfig',
			`The user ${user!.name} in the kubeconfig has the auth-provider ${provider}, which kubectl does not know either. ${instead[provider] ?? 'Use a credential plugin (exec).'}`,
		);
	}

	if (user?.unreadToken !== undefined && !user.exec) {
		const {file, code} = user.unreadToken;
		throw new ClusterError('kubeconfig', `The token file ${file} of the user ${user.name} cannot be read (${code}).`);
	}
};
