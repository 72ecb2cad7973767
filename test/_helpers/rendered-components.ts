/** What React's developer tools are told of one component at one commit (react-reconciler's Fiber, as far as it is read here). */
type Fiber = {
	readonly alternate: Fiber | null;
	readonly child: Fiber | null;
	readonly sibling: Fiber | null;
	readonly flags: number;
	readonly type: unknown;
};

/** Set where a component's function ran for this commit (ReactFiberFlags.PerformedWork). */
const performedWork = 1;

/** Components that are elements of the screen itself have a string for a type, roots and contexts no name. */
const nameOf = ({type}: Fiber): string | undefined => {
	const inner = (typeof type === 'object' && type !== null && 'type' in type ? type.type : type) as {name?: string};
	return typeof inner === 'function' ? (inner as {name: string}).name : undefined;
};

const visit = (fiber: Fiber, before: Fiber | null, names: string[]) => {
	const name = nameOf(fiber);
	if (name !== undefined && (before === null || (fiber.flags & performedWork) !== 0)) {
		names.push(name);
	}

	// Where nothing beneath has changed, the very same children hang on both.
	if (before === null || fiber.child !== before.child) {
		for (let child = fiber.child; child !== null; child = child.sibling) {
			visit(child, before === null ? null : child.alternate, names);
		}
	}
};

/**
 * Listens as React's developer tools do, which have to be there before ink is loaded. Returns what gives the names of all
 * components that were rendered since it was last called.
 */
export const countRendered = (): (() => readonly string[]) => {
	let names: string[] = [];
	Object.assign(globalThis, {
		__REACT_DEVTOOLS_GLOBAL_HOOK__: {
			isDisabled: false,
			supportsFiber: true,
			inject: () => 1,
			onCommitFiberRoot(_id: number, {current}: {readonly current: Fiber}) {
				visit(current, current.alternate, names);
			},
			onCommitFiberUnmount() {},
			onPostCommitFiberRoot() {},
		},
	});
	return () => {
		const taken = names;
		names = [];
		return taken;
	};
};
