import { fonts } from './notice-style.ts'

/**
 * The style of the lobby screen. One rem is 20 px at 1920×1080 and at 1080×1920; the smallest text has 2 rem, which on a
 * 55-inch screen is read from 5 m (a character of 25 mm).
 */
export const screenStyle = `
  * { box-sizing: border-box; margin: 0; }
  html { font-size: 1.0417vw; font-size: min(1.0417vw, 1.8519vh); }
  body { font: 2rem/1.35 ${fonts.heading}; color: #1c1f24; background: #fff; height: 100vh; overflow: hidden; }
  main { height: 100vh; display: grid; grid-template: auto minmax(0, 1fr) auto / 3fr 2fr; }
  header, footer, .next, .today { overflow: hidden; }
  header { grid-column: 1 / -1; background: #a4161a; color: #fff; padding: 1.2rem 2rem; display: flex; flex-wrap: wrap;
    justify-content: space-between; align-items: baseline; gap: 0 2rem; }
  h1 { font-size: 3rem; line-height: 1.2; }
  h1, header p, .one, .line { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; overflow-wrap: anywhere; }
  header p { font-size: 2.2rem; }
  h2 { font-size: 2.6rem; line-height: 1.3; color: #8f1418; margin-bottom: 0.6rem; }
  .today { padding: 1.5rem 2rem; background: #fff4d6; }
  .next { padding: 1.5rem 2rem; display: flex; flex-direction: column; }
  .cards { list-style: none; padding: 0; display: grid; gap: 1.2rem; }
  .cards li { border-left: 0.5rem solid #a4161a; padding-left: 1.4rem; }
  .name { font-size: 6rem; font-weight: bold; line-height: 1.2; -webkit-line-clamp: 2; }
  .post { font-size: 2.8rem; -webkit-line-clamp: 2; }
  .about { font-size: 2.2rem; -webkit-line-clamp: 2; }
  .charge { font-size: 2.2rem; }
  .few, .many { grid-template-columns: 1fr 1fr; }
  .few li, .many li { padding-left: 0.8rem; }
  .few .name { font-size: 4.4rem; -webkit-line-clamp: 1; } .few .post { font-size: 2.2rem; }
  .many .name { font-size: 3rem; -webkit-line-clamp: 1; } .many .post, .many .about { font-size: 2rem; -webkit-line-clamp: 1; }
  .many .charge { display: none; }
  .none { font-size: 4rem; }
  .mark { color: #a40000; font-weight: bold; }
  /* Whatever does not fit as a whole begins a column beside the screen. */
  .days { list-style: none; padding: 0; flex: 1; min-height: 0; display: flex; flex-flow: column wrap; align-content: flex-start;
    overflow: hidden; }
  .days li { width: 100%; border-bottom: 0.1rem solid #bbb; padding: 0.4rem 0 0.5rem; }
  .days b { font-size: 2.4rem; }
  .days .one { -webkit-line-clamp: 2; }
  .days .mark { -webkit-line-clamp: 1; }
  footer { grid-column: 1 / -1; padding: 1rem 2rem 1.2rem; border-top: 0.2rem solid #a4161a; }
  footer h3 { font-size: 2rem; color: #8f1418; }
  footer ul { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
  footer .booked { columns: 1; }
  footer li { break-inside: avoid; }
  .stale { position: fixed; left: 0; right: 0; bottom: 0; padding: 0.6rem 2rem; background: #1c1f24; color: #fff; font-size: 2rem; }
  .stale[hidden] { display: none; }
  .over .now { display: none; }
  .over .today { background: none; }
  s { color: #555; }
  @media (orientation: portrait) {
    html { font-size: 1.8519vw; font-size: min(1.8519vw, 1.0417vh); }
    main { grid-template: auto auto minmax(0, 1fr) auto / 1fr; }
    footer ul { columns: 1; }
    .few { grid-template-columns: 1fr; }
    .few .charge { display: none; } .few .about { -webkit-line-clamp: 1; }
    .many .post, .many .about { -webkit-line-clamp: 2; }
  }
`
