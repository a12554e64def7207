namespace Arus.Research.Reports;

/// <summary>The script of a report: the theme switch and the tooltips. Without it, everything but those is there.</summary>
internal static class ReportScript
{
    public const string JavaScript = """
        (()=>{const root=document.documentElement,data=JSON.parse(document.getElementById('data').textContent);
        const q=new URLSearchParams(location.search).get('theme');if(q)root.dataset.theme=q;
        document.getElementById('theme').onclick=()=>{const dark=root.dataset.theme?root.dataset.theme=='dark':matchMedia('(prefers-color-scheme:dark)').matches;root.dataset.theme=dark?'light':'dark'};
        const when=t=>new Date(t).toISOString().slice(0,16).replace('T',' '),num=(v,d)=>v.toLocaleString('en-US',{minimumFractionDigits:d,maximumFractionDigits:d});
        const nearest=(list,t)=>{let a=0,b=list.length-1;while(b-a>1){const m=a+b>>1;list[m][0]<=t?a=m:b=m}return t-list[a][0]<=list[b][0]-t?a:b};
        let peak=data.start;const falls=data.equity.map(p=>{peak=Math.max(peak,p[1]);return peak>0?(p[1]/peak-1)*100:0});
        const text={equity:t=>{const i=nearest(data.equity,t);return[data.equity[i][0],when(data.equity[i][0])+'\n'+num(data.equity[i][1],2)+' '+data.currency]},
        drawdown:t=>{const i=nearest(data.equity,t);return[data.equity[i][0],when(data.equity[i][0])+'\n'+num(falls[i],2)+' %']},
        profits:t=>{if(!data.slots.length)return null;const s=data.slots[nearest(data.slots,t)];return[s[0],when(s[0])+'\n'+num(s[1],2)+' '+data.currency+' from '+s[2]+(s[2]>1?' trades':' trade')]},
        price:(t,v,w,h,c)=>{let best=null,far=26;for(const r of data.trades)for(const k of[1,3]){const d=Math.hypot((r[k]-t)/(c.to-c.from)*w,(r[k+1]-v)/(c.high-c.low)*h);if(d<far){far=d;best=[r,r[k]]}}
        if(!best)return null;const r=best[0];return[best[1],(r[0]>0?'Buy ':'Sell ')+r[6]+'\n'+when(r[1])+'  at '+r[2]+'\n'+when(r[3])+'  at '+r[4]+'\n'+num(r[5],2)+' '+data.currency+(r[7]?'  '+r[7]:'')]}};
        for(const chart of document.querySelectorAll('.chart')){const plot=chart.firstElementChild,tip=plot.querySelector('.tip'),cross=plot.querySelector('.cross'),c={};
        for(const k of['from','to','low','high'])c[k]=+chart.dataset[k];
        plot.onpointermove=plot.onpointerdown=e=>{const b=plot.getBoundingClientRect(),x=(e.clientX-b.left)/b.width,y=(e.clientY-b.top)/b.height;
        const hit=x>=0&&x<=1&&text[chart.id](c.from+x*(c.to-c.from),c.high-y*(c.high-c.low),b.width,b.height,c);if(!hit){tip.style.display=cross.style.display='none';return}
        const at=(hit[0]-c.from)/(c.to-c.from)*b.width;cross.style.display=tip.style.display='block';cross.style.left=at+'px';tip.textContent=hit[1];tip.style.left=Math.max(0,Math.min(at+10,b.width-tip.offsetWidth))+'px'};
        plot.onpointerleave=()=>tip.style.display=cross.style.display='none'}})();
        """;
}
