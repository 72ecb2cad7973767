import type {DashboardSession} from '../session.ts';
import type {Commands} from '../state/commands.ts';

/** The commands of port forwarding. Its code is loaded with the first of them. */
export const forwardCommands = ({
	forwarder,
}: DashboardSession): Pick<Commands, 'forward' | 'proposeForward' | 'stopForward'> => ({
	async forward(request) {
		(await forwarder())?.start(request);
	},
	async proposeForward(port, text) {
		(await forwarder())?.propose(port, text);
	},
	async stopForward(local) {
		(await forwarder())?.stop(local);
	},
});
