/** The style of the report page: light and dark, for the screen and for paper, without any resource. */
export const style = `
:root{color-scheme:light dark;--bg:#fbfbfa;--card:#fff;--line:#e4e3df;--text:#21201c;--dim:#6b6a64;--accent:#2f5fc4;--error:#b3261e;--warning:#96570b;--info:#45607d;--error-bg:#fbe9e7;--warning-bg:#fdf1de;--info-bg:#e9eff6}
@media (prefers-color-scheme:dark){:root{--bg:#191918;--card:#222221;--line:#3a3936;--text:#ecebe7;--dim:#a5a49d;--accent:#8fb0ff;--error:#ff9d94;--warning:#f0b667;--info:#a9c3e2;--error-bg:#43211e;--warning-bg:#3d2e16;--info-bg:#243140}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main,header{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.2rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
.lead{margin:0;color:var(--dim)}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.4rem 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.7rem 1.1rem;min-width:8rem}
.tile b{display:block;font-size:1.5rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile span{color:var(--dim);font-size:.85rem}
.tile.error b{color:var(--error)}.tile.warning b{color:var(--warning)}.tile.info b{color:var(--info)}
.legend{list-style:none;margin:0 0 1rem;padding:0;color:var(--dim)}.legend li{margin:.25rem 0}
.page{margin:.2rem 1rem}.page a{color:var(--accent)}
.bar{position:sticky;top:0;z-index:1;background:var(--bg);border-bottom:1px solid var(--line);padding:.8rem 0}
.bar input[type=search]{width:100%;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.55rem .8rem}
.bar p{margin:.5rem 0 0;color:var(--dim);font-size:.85rem;display:flex;justify-content:space-between;gap:1rem}
button{font:inherit;color:var(--accent);background:none;border:0;padding:0;cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.codes{width:100%;border-collapse:collapse;margin:1.2rem 0 1.6rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.codes th,.codes td{text-align:left;padding:.4rem .8rem;border-top:1px solid var(--line);vertical-align:top}
.codes thead th{border-top:0;color:var(--dim);font-weight:500;font-size:.85rem}
.codes .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.codes label{display:flex;gap:.55rem;align-items:baseline;cursor:pointer;white-space:nowrap}
.codes .doc{color:var(--dim)}
code,.at{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.87em}
.chip{display:inline-block;border-radius:.3rem;padding:0 .45rem;font-size:.78rem;line-height:1.5rem;white-space:nowrap}
.chip.error{color:var(--error);background:var(--error-bg)}.chip.warning{color:var(--warning);background:var(--warning-bg)}.chip.info{color:var(--info);background:var(--info-bg)}
details{background:var(--card);border:1px solid var(--line);border-radius:.6rem;margin:.6rem 0;content-visibility:auto;contain-intrinsic-size:auto 3rem}
summary{cursor:pointer;padding:.6rem .9rem;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}
summary::before{content:"\\25B8";color:var(--dim)}
details[open]>summary::before{content:"\\25BE"}
summary code{font-weight:600;overflow-wrap:anywhere}
summary .count{margin-left:auto;color:var(--dim);font-variant-numeric:tabular-nums}
.list{list-style:none;margin:0;padding:0 .9rem .6rem}
.list li{border-top:1px solid var(--line);padding:.5rem 0;display:grid;grid-template-columns:15rem 1fr;gap:.1rem 1rem}
.list .at{overflow-wrap:anywhere}
.list .say{color:var(--dim);overflow-wrap:anywhere}
.none{color:var(--dim);text-align:center;padding:2.5rem 0}
footer{color:var(--dim);font-size:.85rem;padding:1.5rem 0 3rem}
[hidden]{display:none!important}
@media (max-width:44rem){.list li{grid-template-columns:1fr}.codes .doc{display:none}main,header{padding:0 .9rem}header{padding-top:1.2rem}}
@media print{.bar{display:none}details{break-inside:avoid}}
`.trim();

/** What makes the search box and the filters of the report page work; without it all is shown. */
export const script = `
(function(){
var search=document.getElementById("search"),shown=document.getElementById("shown"),none=document.getElementById("none");
var boxes=[].slice.call(document.querySelectorAll("input[data-code]"));
var apis=[].slice.call(document.querySelectorAll("details")).map(function(el){
return{el:el,head:el.querySelector("summary").textContent.toLowerCase(),count:el.querySelector(".count"),
rows:[].slice.call(el.querySelectorAll("li")).map(function(li){return{el:li,code:li.dataset.code,text:li.textContent.toLowerCase()}})}});
function update(){
var words=search.value.toLowerCase().split(/\\s+/).filter(Boolean),on={},apiCount=0,rowCount=0;
boxes.forEach(function(b){on[b.dataset.code]=b.checked});
apis.forEach(function(api){
var visible=0;
api.rows.forEach(function(row){
var ok=on[row.code]!==false&&words.every(function(w){return row.text.indexOf(w)>=0||api.head.indexOf(w)>=0});
row.el.hidden=!ok;if(ok)visible++});
api.el.hidden=visible===0;api.count.textContent=visible+(visible===1?" finding":" findings");
if(visible){apiCount++;rowCount+=visible}});
if(words.length&&apiCount<=20)apis.forEach(function(a){if(!a.el.hidden)a.el.open=true});
shown.textContent=rowCount+" findings in "+apiCount+" APIs";none.hidden=rowCount!==0}
var timer;search.addEventListener("input",function(){clearTimeout(timer);timer=setTimeout(update,80)});
boxes.forEach(function(b){b.addEventListener("change",update)});
document.getElementById("all").addEventListener("click",function(){
var every=boxes.every(function(b){return b.checked});boxes.forEach(function(b){b.checked=!every});update()});
document.getElementById("open").addEventListener("click",function(){
var open=apis.some(function(a){return!a.el.hidden&&!a.el.open});
apis.forEach(function(a){if(!a.el.hidden)a.el.open=open})});
document.addEventListener("keydown",function(e){if(e.key==="/"&&document.activeElement!==search){e.preventDefault();search.focus()}});
update();
})();
`.trim();
