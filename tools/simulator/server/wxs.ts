/**
 * WXS is not JavaScript. These rewrites give WXS sources the meaning WeChat gives them:
 * - `x.constructor` is the name of x's type (`'Array'`), not a function;
 * - a lone backslash in `getRegExp('\d')` stays a backslash;
 * - `require('./a.wxs')` names a module without its suffix.
 * `getRegExp`, `getDate` and the type helper come from {@link WXS_RUNTIME}.
 */
export function rewriteWxs(source: string): string {
  return source
    .replace(
      /getRegExp\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")/g,
      (_match, single: string | undefined, double: string | undefined) =>
        `getRegExp(${JSON.stringify((single ?? double ?? '').replace(/\\\\/g, '\\'))}`,
    )
    .replace(/([A-Za-z_$][\w$]*(?:\.[\w$]+|\[[^\]]*\])*)\.constructor\b/g, '__wxsTypeName($1)')
    .replace(/require\(\s*(['"])([^'"]+?)\.wxs\1\s*\)/g, "require('$2')")
}

/** Script placed before the compiled templates; defines what WXS code may call. */
export const WXS_RUNTIME = [
  'var __wxsTypeName=function(v){return v===null||v===undefined?undefined:Object.prototype.toString.call(v).slice(8,-1)};',
  'var getRegExp=function(a,b){return new RegExp(a,b)};',
  'var getDate=function(){var a=[].slice.call(arguments);return a.length?new (Function.prototype.bind.apply(Date,[null].concat(a)))():new Date()};',
].join('')
