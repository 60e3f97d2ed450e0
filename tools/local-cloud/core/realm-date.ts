/**
 * Lets code read the platform's time through plain `Date`: `Date.now()`, `new Date()` and `Date()`
 * answer from the clock given, everything else of Date stays. Timers (`setTimeout`) keep the machine's
 * pace: moving the clock doesn't fire them.
 * @module
 */

/** Replaces `Date` of a realm; answers how to put the old one back. */
export function installDate(realm: { Date: DateConstructor }, now: () => number): () => void {
  const RealDate = realm.Date
  const moved: DateConstructor = new Proxy(RealDate, {
    construct: (target, args, newTarget): object =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === moved ? target : newTarget,
      ),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  realm.Date = moved
  RealDate.prototype.constructor = moved
  return () => {
    if (realm.Date === moved) realm.Date = RealDate
    RealDate.prototype.constructor = RealDate
  }
}
