import type {Output} from './output.ts';
import type {Session} from './session.ts';

/** Milliseconds after which it is said what is waited for: there is no screen yet. */
const unremarkable = 2000;

/** Waits for the programs that get credentials. Rejects with a ClusterError. */
export const authenticate = async (session: Session, stderr: Output['stderr']) => {
	const timer = setTimeout(() => {
		const plugin = session.connection()?.runningPlugin();
		stderr.write(plugin === undefined ? '' : `Waiting for the credential plugin ${plugin}; ctrl-c ends it.\n`);
	}, unremarkable);
	try {
		await session.authenticate();
	} finally {
		clearTimeout(timer);
	}
};
