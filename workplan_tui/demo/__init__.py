"""A made-up year on a real plan, so that a newcomer sees how a living journal looks 演示数据."""
