using KvTui.Bench;

using var report = new Report();
var settings = Settings.Parse(args);
report.Line($"{settings.KvTui}, {new FileInfo(settings.KvTui).Length / 1e6:0.0} MB, beside {settings.EtcdCtl}; {settings.Keys.Count} keys; medians");
report.Bounded("size of the program", new FileInfo(settings.KvTui).Length / 1e6, "MB", 14);
var commands = new OneShots(settings);
commands.MeasureGet(report);
commands.MeasureFirstFrame(report, "one member", settings.One);
commands.MeasureFirstFrame(report, "three members", settings.Three);
new Interaction(settings).Measure(report);
report.Line(report.Missed == 0 ? "all bounds are kept" : $"{report.Missed} bounds are missed");
return report.Missed == 0 ? 0 : 1;
