using KvTui.Bench;
using KvTui.Bench.Clients;
using KvTui.Bench.Scale;

var report = new Report();
if (args is ["scale", .. var wanted])
{
    try
    {
        await ScaleRun.RunAsync(wanted, report);
    }
    catch (ArgumentException wrong)
    {
        report.Line(wrong.Message);
        return 2;
    }
}
else if (args is ["clients"])
{
    await Contest.RunAsync(report);
}
else
{
    var settings = Settings.Parse(args);
    var program = new FileInfo(settings.Programs.KvTui);
    report.Line($"{program.FullName}, {program.Length / 1e6:0.0} MB, beside {settings.Programs.EtcdCtl}; {settings.Keys.Count} keys; medians");
    report.Bounded("size of the program", program.Length / 1e6, "MB", 20);
    var commands = new OneShots(settings);
    commands.MeasureGet(report);
    commands.MeasureFirstFrame(report, "one member", settings.One);
    commands.MeasureFirstFrame(report, "three members", settings.Three);
    new Interaction(settings).Measure(report);
    await new LargeValues(settings).MeasureAsync(report);
}

report.Line(report.Missed == 0 ? "all bounds are kept" : $"{report.Missed} bounds are missed");
return report.Missed == 0 ? 0 : 1;
