namespace Arus.Research.Reports;

/// <summary>The style sheet of a report: one column on a phone, two grids on a desk, dark and light, and paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light;--bg:#f7f7f5;--card:#fff;--ink:#1b1d1f;--soft:#62676c;--line:#e4e4e0;--accent:#2456a6;--gain:#1a7f4e;--loss:#b83a36;--warn:#96650a;--wash:#2456a614}
        @media(prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--bg:#121416;--card:#1a1d20;--ink:#e8eaec;--soft:#98a0a8;--line:#2b3035;--accent:#7fb0f5;--gain:#4fc48a;--loss:#f07f78;--warn:#e0b050;--wash:#7fb0f51f}}
        :root[data-theme=dark]{color-scheme:dark;--bg:#121416;--card:#1a1d20;--ink:#e8eaec;--soft:#98a0a8;--line:#2b3035;--accent:#7fb0f5;--gain:#4fc48a;--loss:#f07f78;--warn:#e0b050;--wash:#7fb0f51f}
        *{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
        main{max-width:1120px;margin:0 auto;padding:28px 20px 64px}
        header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline;justify-content:space-between}
        h1{font-size:26px;line-height:1.2;margin:0;letter-spacing:-.02em;font-weight:650;overflow-wrap:anywhere}h1 small{color:var(--soft);font-weight:400}
        h2{font-size:16px;margin:0 0 14px;font-weight:620;letter-spacing:-.01em}h3{font-size:12px;margin:20px 0 4px;color:var(--soft);font-weight:600;text-transform:uppercase;letter-spacing:.06em}
        p{margin:0 0 8px}.meta{color:var(--soft);margin:6px 0 20px;overflow-wrap:anywhere;font-size:14px}code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:20px;margin:0 0 16px}
        button{font:inherit;color:var(--soft);background:none;border:1px solid var(--line);border-radius:6px;padding:3px 10px;cursor:pointer}
        .banner{border-color:var(--warn);color:var(--warn);font-weight:600;padding:12px 20px}
        .verdict{border-left:4px solid var(--tone)}.verdict h2{font-size:20px;color:var(--tone);margin:0 0 6px}.verdict p{margin:0 0 10px}.verdict ul{margin:0;padding:0;list-style:none}
        .verdict li{padding:3px 0;display:grid;grid-template-columns:84px 1fr;gap:12px}.verdict li b{color:var(--t,var(--soft));font-weight:600;font-size:13px}
        .UNPROVEN{--tone:var(--accent);--t:var(--accent)}.SUSPECT{--tone:var(--warn);--t:var(--warn)}.REJECT{--tone:var(--loss);--t:var(--loss)}
        details summary{cursor:pointer;color:var(--soft);margin-top:10px}
        .keys{display:grid;grid-template-columns:repeat(4,1fr);gap:1px;background:var(--line);padding:0;overflow:hidden}
        .keys div{background:var(--card);padding:14px 18px}.keys span{display:block;color:var(--soft);font-size:13px}.keys b{font-size:20px;font-weight:600;letter-spacing:-.01em;white-space:nowrap}
        .gain{color:var(--gain)}.loss{color:var(--loss)}.none{color:var(--soft)}.flag{color:var(--warn);font-weight:600}
        .chart{margin:0 0 18px}.plot{position:relative;height:var(--h);margin-right:68px;touch-action:pan-y}.plot svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
        svg path{fill:none;vector-effect:non-scaling-stroke}.grid{stroke:var(--line)}.base{stroke:var(--soft);stroke-dasharray:3 4}.line{stroke:var(--accent);stroke-width:1.6;stroke-linejoin:round}
        svg .area{fill:var(--wash)}svg .fall{fill:var(--loss);fill-opacity:.18;stroke:var(--loss);stroke-width:1.2}.range{stroke:var(--soft);opacity:.35}.close{stroke:var(--soft);stroke-width:1.1}
        .way{stroke-width:1.2;opacity:.7}.way.gain{stroke:var(--gain)}.way.loss{stroke:var(--loss)}.exit{stroke:var(--ink);stroke-linecap:round;stroke-width:4}
        svg .bar.gain{fill:var(--gain)}svg .bar.loss{fill:var(--loss)}.bar{opacity:.8}
        .up,.down{position:absolute;border:4px solid transparent;margin-left:-4px;pointer-events:none}.up{border-top:0;border-bottom:7px solid var(--accent);margin-top:2px}.down{border-bottom:0;border-top:7px solid var(--warn);margin-top:-9px}
        .y{position:absolute;left:calc(100% + 8px);transform:translateY(-50%);font-size:12px;color:var(--soft);white-space:nowrap}
        .times{position:relative;height:18px;font-size:12px;color:var(--soft);margin:6px 68px 0 0}.times span{position:absolute;transform:translateX(-50%);white-space:nowrap}.times .first{transform:none}.times .last{transform:translateX(-100%)}
        .ends{display:flex;justify-content:space-between;font-size:12px;color:var(--soft);margin-top:6px;gap:8px}
        .cross{position:absolute;top:0;bottom:0;width:1px;background:var(--soft);display:none;pointer-events:none}
        .tip{position:absolute;top:0;display:none;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:4px 9px;font-size:12.5px;white-space:pre;pointer-events:none;box-shadow:0 2px 10px #0002;z-index:2}
        .legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:13px;color:var(--soft)}.legend i{display:inline-block;position:static;margin:0 6px 0 0}.legend .closed{width:6px;height:6px;border-radius:50%;background:var(--ink);vertical-align:middle}.legend .gain,.legend .loss{width:14px;height:3px;background:currentColor;vertical-align:middle}.note{font-size:13px;margin:8px 0 0}
        .bins{display:flex;align-items:flex-end;gap:2px;height:130px;border-bottom:1px solid var(--line)}.bins div{flex:1;min-width:0;text-align:center}.bins b{display:block;font-size:11px;font-weight:400;color:var(--soft)}.bins i{display:block;background:currentColor;opacity:.75;border-radius:2px 2px 0 0}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}th{font-weight:500;color:var(--soft);text-align:left}th,td{padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child>*{border-bottom:0}th:last-child,td:last-child{padding-right:0}
        .n{text-align:right;white-space:nowrap}.months th,.months td{text-align:right;padding:5px 6px;font-size:13px;white-space:nowrap}.months th:first-child{text-align:left}.months{table-layout:fixed;min-width:980px}.months td{background:color-mix(in srgb,currentColor var(--p,0%),transparent)}
        .mark{font-size:12px;font-weight:600;color:var(--accent);background:var(--wash);border-radius:4px;padding:1px 7px}.agents td{white-space:nowrap}
        .stats{columns:2;column-gap:40px}.stats>div{padding-top:18px}.stats h3{margin:0 0 4px}.stat{border-bottom:1px solid var(--line);break-inside:avoid}
        .stat summary{display:flex;justify-content:space-between;gap:12px;padding:6px 0;margin:0;color:inherit;list-style:none}.stat summary::-webkit-details-marker{display:none}.stat summary span{color:var(--soft)}.stat summary b{font-weight:500;white-space:nowrap}
        .stat p{font-size:13px;color:var(--soft);padding-left:10px;border-left:2px solid var(--accent)}
        pre{background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:12px;margin:0 0 12px;white-space:pre-wrap;overflow-wrap:anywhere}
        @media(max-width:640px){.agents td:first-child .none{display:block;font-size:12px}main{padding:18px 12px 40px}section{padding:16px 14px}.stats{columns:1}.keys{grid-template-columns:1fr 1fr;padding:0}.keys div{padding:11px 14px}.keys b{font-size:17px}.plot,.times{margin-right:56px}.times span:nth-child(even){display:none}.verdict li{grid-template-columns:1fr;gap:0}h1{font-size:22px}.bins b{display:none}.bins{height:110px}}
        @media print{:root,:root[data-theme=dark]{color-scheme:light!important;--bg:#fff!important;--card:#fff!important;--ink:#000!important;--soft:#555!important;--line:#ccc!important;--accent:#2456a6!important;--gain:#1a7f4e!important;--loss:#b83a36!important;--warn:#96650a!important}
        body{font-size:11.5px;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{padding:0;max-width:none}section{break-inside:avoid;padding:12px}section.long{break-inside:auto;break-before:page}button{display:none}h2,h3{break-after:avoid}main{zoom:.82}.plot{height:calc(var(--h)*.62)}.scroll{overflow:visible}.months{min-width:0}.months th,.months td{font-size:11px;padding:4px 2px}.keys{grid-template-columns:repeat(4,1fr)}}
        """;
}
