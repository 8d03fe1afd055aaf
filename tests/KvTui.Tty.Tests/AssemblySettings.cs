// Terminal.Gui keeps settings, schemes and key bindings in statics.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
