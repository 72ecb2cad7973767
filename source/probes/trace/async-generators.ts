/** What `run` emits, as it comes, and in the end what it resolved with. A consumer that stops early does not end `run`. */
export const stream = async function* <Value, End>(
	run: (emit: (value: Value) => void) => Promise<End>,
): AsyncGenerator<Value, End> {
	const waiting: Value[] = [];
	let wake = () => {};
	let isOver = false;
	const end = run(value => {
		waiting.push(value);
		wake();
	}).finally(() => {
		isOver = true;
		wake();
	});
	// It is awaited below, after what is still waiting has been handed on.
	end.catch(() => {});
	for (;;) {
		const next = waiting.shift();
		if (next !== undefined) {
			yield next;
		} else if (isOver) {
			return await end;
		} else {
			await new Promise<void>(resolve => {
				wake = resolve;
			});
		}
	}
};

/** Hands on all that a generator yields; resolves with what it returns. */
export const forEachYield = async <Value, End>(
	generator: AsyncGenerator<Value, End>,
	emit: (value: Value) => void,
): Promise<End> => {
	for (;;) {
		const {value, done} = await generator.next();
		if (done) {
			return value;
		}

		emit(value);
	}
};
